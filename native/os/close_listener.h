// Who waits on many descriptors, and is to be told when one of them is closed by another thread.
#pragma once

namespace pysocket {

class CloseListener {
 public:
  CloseListener() = default;
  virtual ~CloseListener();
  CloseListener(const CloseListener&) = delete;
  CloseListener& operator=(const CloseListener&) = delete;

  // fd has been marked; its number stays until the last lease ends. Of any thread.
  virtual void on_closing(int fd) = 0;

 protected:
  // To be called at the end of the constructor of the class that has on_closing(), and at the
  // beginning of its destructor: other threads call it in between only.
  void start_listening();
  void stop_listening();
};

void tell_close_listeners(int fd);

}  // namespace pysocket
