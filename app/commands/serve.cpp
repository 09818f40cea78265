// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include "app/commands/command.h"
#include "app/knowledge.h"
#include "app/open_index.h"
#include "app/server/access_log.h"
#include "app/server/http.h"
#include "app/server/routes.h"

namespace mea {
namespace {

ServerLimits limits_of(const ServeOptions& options) {
    ServerLimits limits;
    const unsigned cores = std::max(2U, std::thread::hardware_concurrency());
    // Two more: drawing a page waits for its worker.
    limits.threads = options.threads > 0 ? options.threads : cores + 2;
    limits.connections = options.connections;
    limits.connections_per_client = std::max<std::size_t>(1, options.connections / 2);
    limits.behind_proxy = options.behind_proxy;
    return limits;
}

}  // namespace

Exit run_serve(const ServeOptions& options, const Common& common) {
    // Before any thread and before the memory of the rules: its workers are forked from here.
    Result<PagePainter> started = PagePainter::start();
    if (!started) return complain(started.error());
    Result<Knowledge> loaded = load_knowledge();
    if (!loaded) return complain(loaded.error());
    const auto knowledge = std::make_shared<const Knowledge>(std::move(*loaded));
    // An index that cannot be opened is an error now, not at the first visitor's request.
    if (const auto index = OpenIndex::open(index_of(common), knowledge); !index)
        return complain(index.error());
    const Result<std::string> web = web_directory();
    if (!web) return complain(web.error());
    Result<Routes> routes = Routes::make({index_of(common), *web, options.origins,
                                          std::make_shared<const PagePainter>(std::move(*started)),
                                          options.files, options.search_seconds},
                                         knowledge);
    if (!routes) return complain(routes.error());
    std::optional<AccessLog> log;
    if (!options.access_log.empty()) {
        Result<AccessLog> opened = AccessLog::open(options.access_log);
        if (!opened) return complain(opened.error());
        log = std::move(*opened);
    }
    Result<HttpServer> server = HttpServer::listen(options.host, options.port, limits_of(options));
    if (!server) return complain(server.error());
    routes->set_load([&server] { return server->load(); });
    const bool v6 = options.host.find(':') != std::string::npos;
    std::cout << "http://" << (v6 ? "[" + options.host + "]" : options.host) << ':'
              << server->port() << "/\n"
              << std::flush;
    server->run([&routes](const Request& request) { return routes->answer(request); },
                [&](const Exchange& exchange) {
                    routes->count(exchange);
                    if (log) log->write(exchange);
                });
    return Exit::done;
}

}  // namespace mea
