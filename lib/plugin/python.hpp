#pragma once
#include <memory>
#include <string>

#include "lib/plugin/host.hpp"
#include "lib/plugin/open.hpp"

namespace lemmata::plugin {

/// A compressor in Python: `function` of `file`, over NumPy arrays, in a process of /usr/bin/python3 (the environment's LEMMATA_PYTHON names
/// another). It is called as compress(x), or compress(x, rng) where it takes a second argument without default or one named rng; x is a
/// float64 array of its own, or a torch tensor where it is annotated so. Optional in the module: `name`, and delta, omega, bits, nonzeros,
/// each a number or a function of d.
///
/// Random numbers of rng, of numpy.random and of the module random are the call's uniform numbers, in the order they are taken. What is taken
/// as bits (integers, normals by rng, shuffles) replays with the stream, but the call says drew_otherwise; torch's generator likewise.
/// @throws BadInput, one line: no such file, an error in it and its place, no such function, no NumPy, no Python
std::unique_ptr<Host> open_python(const std::string& file, const std::string& function = "compress", const OpenOptions& options = {});

}  // namespace lemmata::plugin
