// On Windows, libuv polls sockets and not the port on which the engine waits, so a thread watches
// the engine.
#include "../engine.h"

namespace pysocket {

bool EngineBinding::start_on_loop() { return false; }
void EngineBinding::end_on_loop() {}
void EngineBinding::keep_loop_alive(bool) const {}

}  // namespace pysocket
