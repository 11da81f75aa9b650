#pragma once
#include <cstddef>
#include <new>

namespace lemmata {

/// Memory for values of one size that are made and freed all the time: each thread keeps what it frees and hands it out again. For
/// std::allocate_shared. Under the address sanitizer, which must see every object come and go, it is the general allocator.
template <class T>
class Pool {
 public:
  using value_type = T;
  Pool() = default;
  template <class U>
  Pool(const Pool<U>&) {}  // NOLINT(google-explicit-constructor): what allocators do

  T* allocate(std::size_t n) {
    Free* const memory = first;
    if (n != 1 || memory == nullptr) return static_cast<T*>(::operator new(n* size));
    first = memory->next;
    return reinterpret_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t n) {
    if (n != 1 || !keeping()) return ::operator delete(memory);
    first = new (static_cast<void*>(memory)) Free{first};
  }
  friend bool operator==(const Pool&, const Pool&) { return true; }

 private:
  struct Free {
    Free* next;
  };
  enum class State { fresh, keeps, gone };
  struct End {  // of a thread, which values may outlive
    ~End() {
      state = State::gone;
      while (Free* const memory = first) {
        first = memory->next;
        ::operator delete(memory);
      }
    }
  };

  static bool keeping() {
#ifdef __SANITIZE_ADDRESS__
    return false;
#else
    if (state == State::fresh) {
      thread_local const End end;
      state = State::keeps;
    }
    return state == State::keeps;
#endif
  }

  static constexpr std::size_t size = sizeof(T) < sizeof(Free) ? sizeof(Free) : sizeof(T);
  static thread_local constinit inline Free* first = nullptr;
  static thread_local constinit inline State state = State::fresh;
};

}  // namespace lemmata
