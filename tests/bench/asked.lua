-- SPDX-License-Identifier: GPL-3.0-or-later
-- For wrk: asks the addresses of a file in turn, each thread from another place, and prints one line of figures.
-- With "new" after the file no address is asked twice: a number that means nothing is added.
local addresses = {}
local begun = 0

function setup(thread)
  thread:set("first", begun)
  begun = begun + 1
end

function init(arguments)
  for line in io.lines(arguments[1]) do addresses[#addresses + 1] = line end
  at = first * 61
  new = arguments[2] == "new" and "&n=" .. os.time() .. "." or nil
end

function request()
  at = at + 1
  local address = addresses[(at - 1) % #addresses + 1]
  return wrk.format("GET", new and address .. new .. at or address)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("%9.0f %9.2f %9.2f %9.2f %7d %9.1f\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, summary.bytes / summary.requests / 1000))
end
