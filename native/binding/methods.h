// What each file of this ring offers to JavaScript.
#pragma once

#include <vector>

#include "marshal.h"

namespace pysocket {

const std::vector<Method>& engine_methods();
const std::vector<Method>& io_methods();
const std::vector<Method>& message_methods();
const std::vector<Method>& socket_methods();
const std::vector<Method>& address_methods();
const std::vector<Method>& resolve_methods();
const std::vector<Method>& netdb_methods();
const std::vector<Method>& process_methods();
const std::vector<Method>& file_methods();
const std::vector<Method>& interface_methods();

}  // namespace pysocket
