// The addon's code must not leave the process: threads of lookups run it, and a signal may arrive
// in it, after the last environment that loaded it has ended and Node has unloaded it.
#pragma once

namespace pysocket {

// Nothing can be done where it fails: the addon is as safe as others are.
void stay_loaded();

}  // namespace pysocket
