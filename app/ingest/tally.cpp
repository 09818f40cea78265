// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/tally.h"

#include <array>
#include <ctime>

#include "app/render/json.h"

namespace mea {

double Tally::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double Tally::seconds_left() const {
    if (done == 0 || files <= done) return 0;
    return seconds() * static_cast<double>(files - done) / static_cast<double>(done);
}

std::string summary(const Tally& tally, const std::string& index) {
    std::string out =
        std::to_string(tally.done) + " files: " + std::to_string(tally.indexed) + " indexed";
    const auto add = [&out](std::size_t count, const char* what) {
        if (count > 0) out += ", " + std::to_string(count) + " " + what;
    };
    add(tally.unchanged, "unchanged");
    add(tally.renditions, "renditions of indexed documents");
    add(tally.duplicates, "duplicates");
    add(tally.elsewhere, "of other shards");
    add(tally.from_kept, "of them from kept texts");
    add(tally.removed, "removed");
    add(tally.failed, "failed");
    if (tally.done < tally.files) add(tally.files - tally.done, "not reached");
    return out + " → " + index;
}

std::string run_record(const Tally& tally, const std::string& end) {
    return printed(Json{{"schema", "mea/run/1"},
                        {"started", tally.started},
                        {"end", end},
                        {"seconds", tally.seconds()},
                        {"files", tally.files},
                        {"done", tally.done},
                        {"indexed", tally.indexed},
                        {"unchanged", tally.unchanged},
                        {"renditions", tally.renditions},
                        {"duplicates", tally.duplicates},
                        {"elsewhere", tally.elsewhere},
                        {"removed", tally.removed},
                        {"failed", tally.failed},
                        {"from_kept", tally.from_kept},
                        {"pages", tally.pages},
                        {"bytes", tally.bytes}});
}

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return std::string(text.data(), size);
}

}  // namespace mea
