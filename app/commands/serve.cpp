// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <thread>

#include "app/commands/command.h"
#include "app/knowledge.h"
#include "app/open_index.h"
#include "app/server/http.h"
#include "app/server/routes.h"

namespace mea {

Exit run_serve(const ServeOptions& options, const Common& common) {
    Result<Knowledge> loaded = load_knowledge();
    if (!loaded) return complain(loaded.error());
    const auto knowledge = std::make_shared<const Knowledge>(std::move(*loaded));
    // An index that cannot be opened is an error now, not at the first visitor's request.
    if (const auto index = OpenIndex::open(index_of(common), knowledge); !index)
        return complain(index.error());
    const Result<std::string> web = web_directory();
    if (!web) return complain(web.error());
    const Result<Routes> routes = Routes::make(index_of(common), *web, knowledge);
    if (!routes) return complain(routes.error());
    ServerLimits limits;
    limits.threads = std::max(2U, std::thread::hardware_concurrency());
    Result<HttpServer> server = HttpServer::listen(options.host, options.port, limits);
    if (!server) return complain(server.error());
    const bool v6 = options.host.find(':') != std::string::npos;
    std::cout << "http://" << (v6 ? "[" + options.host + "]" : options.host) << ':'
              << server->port() << "/\n"
              << std::flush;
    server->run([&routes](const Request& request) { return routes->answer(request); });
    return Exit::done;
}

}  // namespace mea
