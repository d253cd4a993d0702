#include "serve/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <system_error>

namespace tenure {

namespace {

[[noreturn]] void become(const std::vector<char*>& arguments, int output, pid_t server) {
  // Nothing here may allocate: other threads of the server may have held locks when it was copied.
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != server) ::_exit(1);
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGTERM, SIGINT, SIGCHLD, SIGPIPE}) ::signal(number, SIG_DFL);
  ::execv("/proc/self/exe", arguments.data());
  ::_exit(127);
}

}  // namespace

Child start_child(const std::vector<std::string>& arguments) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "a pipe for a run");
  std::vector<std::string> words{"tenure"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t server = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) become(pointers, ends[1], server);
  ::close(ends[1]);
  if (pid < 0) {
    ::close(ends[0]);
    throw std::system_error(errno, std::generic_category(), "a process for a run");
  }
  ::setpgid(pid, pid);  // Ctrl-C in the server's terminal reaches the server alone, which then stops it in order
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return {pid, ends[0]};
}

}  // namespace tenure
