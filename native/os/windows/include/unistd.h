// See sys/socket.h: nothing of it is needed there.
#pragma once
