// libuv polls sockets there, not the port that the engine waits on: a thread watches it.
#include "../engine.h"

namespace pysocket {

bool EngineBinding::start_on_loop() { return false; }
void EngineBinding::end_on_loop() {}
void EngineBinding::keep_loop_alive(bool) const {}

}  // namespace pysocket
