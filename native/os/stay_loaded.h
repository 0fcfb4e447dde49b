// The addon's code must not leave the process: threads of lookups run it, and a signal may arrive
// in it, even after the last environment that loaded it has ended and Node has unloaded it.
#pragma once

namespace pysocket {

// If this fails, nothing can be done, and the addon is as safe as other addons are.
void stay_loaded();

}  // namespace pysocket
