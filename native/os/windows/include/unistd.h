// See sys/socket.h. Windows needs nothing from this header.
#pragma once
