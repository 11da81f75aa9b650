#include "lib/app/command_line.hpp"

int main(int count, char** arguments) { return lemmata::app::run(count, arguments); }
