#include "lib/plugin/c_fault.hpp"

#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace lemmata::plugin {

FaultScene fault_scene;

ShortText& ShortText::operator<<(std::string_view more) {
  const std::size_t count = std::min(more.size(), sizeof text - length);
  if (count > 0) std::memcpy(text + length, more.data(), count);
  length += count;
  return *this;
}

ShortText& ShortText::operator<<(std::ptrdiff_t number) {
  char digits[24];
  std::size_t at = sizeof digits;
  std::size_t rest = number < 0 ? std::size_t{0} - static_cast<std::size_t>(number) : static_cast<std::size_t>(number);
  do digits[--at] = static_cast<char>('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0) digits[--at] = '-';
  return *this << std::string_view(digits + at, sizeof digits - at);
}

void answer(RingRecord& record, compress::Fate fate, std::string_view text) {
  const std::size_t length = std::min(text.size(), record.text.size());
  if (length > 0) std::memcpy(record.text.data(), text.data(), length);  // an empty view may be null
  record.text_length = static_cast<std::uint32_t>(length);
  record.fate = static_cast<std::uint32_t>(fate);
}

namespace {

constexpr int ended_by_handler = 71;

/// What the processor says of the access; where it does not say, a fault beside or in a slot counts as a write (x is readable).
struct FaultedAccess {
  bool write = true;
  bool near_stack_pointer = false;
};

FaultedAccess faulted_access([[maybe_unused]] const void* address, [[maybe_unused]] const ucontext_t& context) {
  FaultedAccess access;
#if defined(__x86_64__)
  constexpr std::uintptr_t near = 65536;
  access.write = (context.uc_mcontext.gregs[REG_ERR] & 2) != 0;  // bit 1 of the page fault's error code
  const auto stack = static_cast<std::uintptr_t>(context.uc_mcontext.gregs[REG_RSP]);
  access.near_stack_pointer = reinterpret_cast<std::uintptr_t>(address) + near - stack < 2 * near;
#endif
  return access;
}

void describe_fault(int signal, const siginfo_t& info, const FaultedAccess& access, compress::Fate& fate, ShortText& text) {
  const std::string_view name = signal == SIGBUS ? "SIGBUS" : "SIGSEGV";
  const bool has_address = info.si_code > 0 && info.si_code != SI_KERNEL;  // else it was sent, or the address was none
  const auto near =
      has_address && fault_scene.slot != nullptr ? fault_scene.slot->explain(info.si_addr, access.write) : GuardedSlot::Access{};
  if (near.verb != nullptr) {
    fate = near.fate;
    if (fate == compress::Fate::crashed) text << name << ": ";
    text << near.verb << " " << near.array << "[" << near.index << "]";
    if (fault_scene.returned) {
      fate = compress::Fate::misbehaved;
      text << " after it had returned";
    }
  } else if (!has_address) {
    text << name << (info.si_code == SI_KERNEL ? ": a misaligned vector access or an impossible address" : "");
  } else if (reinterpret_cast<std::uintptr_t>(info.si_addr) < 65536) {
    text << name << ": a null pointer";
  } else {
    text << name << (access.near_stack_pointer ? ": the stack overflowed" : "");
  }
  if (gettid() != getpid()) text << ", in a thread of its own";
}

extern "C" void on_fault(int signal, siginfo_t* info, void* context) {
  RingRecord* const record = fault_scene.record;
  if (record == nullptr) {  // not in a call: the host sees which signal it was
    struct sigaction plain {};
    plain.sa_handler = SIG_DFL;
    sigaction(signal, &plain, nullptr);
    raise(signal);  // blocked until the handler returns
    return;
  }
  compress::Fate fate = compress::Fate::crashed;
  ShortText text;
  describe_fault(signal, *info, faulted_access(info->si_addr, *static_cast<const ucontext_t*>(context)), fate, text);
  answer(*record, fate, text);
  _exit(ended_by_handler);
}

/// Registered before the plugin is loaded, hence run after its own handlers and before those the parent had at the fork.
void on_plugin_exit(int status, void*) {
  if (fault_scene.unloaded) _exit(status);
  ShortText text;
  text << "called exit(" << status << ")";
  if (fault_scene.record != nullptr) answer(*fault_scene.record, compress::Fate::crashed, text);
  else (void)!write(STDERR_FILENO, text.text, text.length);  // the host hands this line on
  _exit(ended_by_handler);
}

}  // namespace

void watch_faults() {
  constexpr std::size_t stack_bytes = 65536;
  void* memory = mmap(nullptr, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = stack_bytes;
  if (memory != MAP_FAILED) sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
  on_exit(on_plugin_exit, nullptr);
}

}  // namespace lemmata::plugin
