// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mea {

// For the fork server, before it forks: what the libraries set up when they are first used is set
// up once, and every worker has it. Fonts of the system are left out: where a PDF file does not
// embed a font, its text is read without looking for another that resembles it, so that the same
// file gives the same text on every machine. Not for a server that draws pages. Starts no thread.
void warm_up_readers();

}  // namespace mea
