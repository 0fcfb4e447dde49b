// For objects that watch many descriptors, and must learn when another thread closes one of them.
#pragma once

namespace pysocket {

class CloseListener {
 public:
  CloseListener() = default;
  virtual ~CloseListener();
  CloseListener(const CloseListener&) = delete;
  CloseListener& operator=(const CloseListener&) = delete;

  // fd has been marked as closed. Its number stays until the last lease ends. May be called on any
  // thread.
  virtual void on_closing(int fd) = 0;

 protected:
  // To be called at the end of the constructor of the class that implements on_closing(), and at
  // the beginning of its destructor: other threads call on_closing() only in between.
  void start_listening();
  void stop_listening();
};

void tell_close_listeners(int fd);

}  // namespace pysocket
