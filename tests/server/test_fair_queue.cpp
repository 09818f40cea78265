// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/fair_queue.h"

#include <string>

#include <gtest/gtest.h>

namespace mea {
namespace {

using Queue = FairQueue<std::string>;

std::string taken(Queue& queue) {
    std::string all;
    while (auto next = queue.take()) all += (all.empty() ? "" : " ") + next->work;
    return all;
}

TEST(FairQueue, ClientsTakeTurnsWithinTheirShare) {
    struct Case {
        std::size_t workers, share;
        std::string pushed, begun;  // "a1 a2 b1": client and number
    };
    const Case cases[] = {
        // nobody else waits: a share is all there is
        {4, 2, "a1 a2 a3 a4", "a1 a2"},
        {4, 4, "a1 a2 a3 a4 a5", "a1 a2 a3 a4"},
        {4, 9, "a1 a2 a3 a4 a5", "a1 a2 a3 a4"},
        // half when no share is given
        {4, 0, "a1 a2 a3", "a1 a2"},
        {3, 0, "a1 a2 a3", "a1"},
        {1, 0, "a1 b1", "a1"},
        {0, 0, "a1 b1", "a1"},
        // who asked a lot does not stand before who asked little
        {4, 4, "a1 a2 a3 a4 b1", "a1 b1 a2 a3"},
        {4, 2, "a1 a2 a3 b1 c1", "a1 b1 c1 a2"},
        {6, 2, "a1 a2 a3 b1 b2 b3", "a1 b1 a2 b2"},
    };
    for (const Case& c : cases) {
        Queue queue(c.workers, c.share);
        for (std::size_t at = 0; at < c.pushed.size(); at += 3)
            queue.push(c.pushed.substr(at, 1), c.pushed.substr(at, 2));
        EXPECT_EQ(taken(queue), c.begun) << c.workers << '/' << c.share << ": " << c.pushed;
    }
}

TEST(FairQueue, WhatIsDoneMakesRoom) {
    Queue queue(2, 1);
    for (const char* work : {"a1", "a2", "a3"}) queue.push("a", work);
    EXPECT_EQ(taken(queue), "a1");
    queue.push("b", "b1");
    queue.push("c", "c1");
    EXPECT_EQ(taken(queue), "b1");
    queue.done("a");
    EXPECT_EQ(taken(queue), "a2");
    queue.done("b");
    EXPECT_EQ(taken(queue), "c1");
    queue.done("a");
    queue.done("c");
    EXPECT_EQ(taken(queue), "a3");
    queue.done("a");
    EXPECT_EQ(taken(queue), "");
    queue.push("a", "a4");
    EXPECT_EQ(taken(queue), "a4");
}

}  // namespace
}  // namespace mea
