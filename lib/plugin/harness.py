"""The child that runs a Python plugin; its host is lib/plugin/host.cpp.

    python3 harness.py FILE FUNCTION WORDS_PY WORDS_SO MEMORY COMMANDS ANSWERS

WORDS_PY and WORDS_SO are the paths of words.py and of words.c as a shared object; the last three are descriptors: ring.hpp says what
goes through them.
"""
import ctypes
import importlib.machinery
import importlib.util
import inspect
import mmap
import operator
import os
import signal
import sys

U32, U64, F64 = ctypes.c_uint32, ctypes.c_uint64, ctypes.c_double
RETURNED, WROTE_INPUT, THREW, WRONG_SHAPE, WRONG_TYPE, MISBEHAVED = 0, 5, 8, 9, 10, 11  # compress::Fate
DREW_OTHERWISE = DECLARES = 1


class Header(ctypes.Structure):
    """RingHeader."""
    _fields_ = [(name, U64) for name in ("magic", "bytes", "seed", "d", "calls", "first", "inputs", "prefilled", "records_at", "inputs_at",
                                         "outputs_at", "uniforms_at", "chosen_at", "chosen")]
    _fields_ += [("reserved0", U64 * 2), ("progress", U64), ("features", U64), ("want_fixed", U64), ("want_per_entry", U64)]
    _fields_ += [("declared", U64), ("delta", F64), ("omega", F64), ("bits", F64), ("nonzeros", U64)]
    _fields_ += [("disturbed", U64), ("reserved1", U64 * 37), ("message_length", U64), ("message", ctypes.c_char * 3584)]


class Record(ctypes.Structure):
    """RingRecord."""
    _fields_ = [("stream", U64), ("x_index", U32), ("placement", U32), ("chosen_begin", U32), ("chosen_count", U32), ("reserved", U64)]
    _fields_ += [("fate", U32), ("uniforms", U32), ("flags", U32), ("text_length", U32), ("text", ctypes.c_char * 208)]


assert Header.progress.offset == 128 and Header.message.offset == 512 and ctypes.sizeof(Header) == 4096
assert Record.fate.offset == 32 and Record.text.offset == 48 and ctypes.sizeof(Record) == 256


def one_line(text, room):
    """UTF-8 in at most `room` bytes."""
    return " ".join(text.split()).encode("utf-8", "replace")[:room].decode("utf-8", "ignore").encode()


class Ring:
    """The memory shared with the host, and the way to speak to it."""

    def __init__(self, memory, commands, answers):
        self.memory, self.commands, self.answers = self.map(memory), commands, answers
        self.header = Header.from_buffer(self.memory)
        self.address = ctypes.addressof(self.header)
        assert self.header.magic == 0x31676E69726D656C and self.header.bytes <= len(self.memory)

    @staticmethod
    def map(file):
        """Without a descriptor that stays open (mmap.mmap keeps one): a plugin may write to whatever is open."""
        size, libc = os.fstat(file).st_size, ctypes.CDLL(None, use_errno=True)
        libc.mmap.restype, libc.mmap.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
        address = libc.mmap(None, size, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED, file, 0)
        assert address not in (None, ctypes.c_void_p(-1).value), os.strerror(ctypes.get_errno())
        os.close(file)
        return (ctypes.c_char * size).from_address(address)

    def command(self):
        return os.read(self.commands, 1)

    def answer(self, byte, message=None):
        if message is not None:
            text = one_line(message, Header.message.size)
            self.header.message, self.header.message_length = text, len(text)
        os.write(self.answers, byte)

    def doubles(self, at, rows):
        return np.frombuffer(self.memory, np.float64, rows * self.header.d, at).reshape(rows, self.header.d)


class Refusal(Exception):
    """The plugin cannot be used: one line for the user."""


class Finding(Exception):
    """What is wrong with a call."""

    def __init__(self, fate, text):
        self.fate, self.text = fate, text


def described(error, path):
    """'KeyError: 3 (mine.py:12)': the last place inside the plugin."""
    try:
        text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    except Exception:
        text = type(error).__name__
    place, step = "", error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == path:
            place = f" ({os.path.basename(path)}:{step.tb_lineno})"
        step = step.tb_next
    return one_line(text, Record.text.size - len(place.encode())).decode() + place


def load(name, path):
    loader = importlib.machinery.SourceFileLoader(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


class Plugin:
    """The module of the user, its function and what it declares."""

    def __init__(self, path, function, chance):
        self.path, self.module = path, self.import_module(path)
        try:
            self.function = operator.attrgetter(function)(self.module)
        except AttributeError:
            names = [n for n, f in vars(self.module).items() if inspect.isfunction(f) and f.__module__ == self.module.__name__]
            raise Refusal("there is no such function" + (f"; the file has {', '.join(names)}" if names else "")) from None
        if not callable(self.function):
            raise Refusal("this is no function")
        self.read_signature(chance)

    @staticmethod
    def import_module(path):
        stem = os.path.splitext(os.path.basename(path))[0]
        sys.path[0], sys.argv[:] = os.path.dirname(os.path.abspath(path)), [path]  # as if the file were run
        try:
            return load(stem if stem not in sys.modules else "plugin_" + stem, path)
        except SyntaxError as error:
            place = f"line {error.lineno}" + ("" if error.filename == path else f" of {error.filename}")
            raise Refusal(f"{place}: {error.msg}: {(error.text or '').strip()}") from None
        except BaseException as error:
            raise Refusal(f"it cannot be loaded: {described(error, path)}") from None

    def read_signature(self, chance):
        """Does it take the generator, as second argument or by name? Is x asked for as a torch tensor?"""
        self.arguments, self.named, self.from_array = (), {}, None
        try:
            signature = inspect.signature(self.function)
        except ValueError:  # of an extension, without signature
            return
        ordered = [p for p in signature.parameters.values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        if len(ordered) > 1 and (ordered[1].default is inspect.Parameter.empty or ordered[1].name == "rng"):
            self.arguments = (chance.rng,)
        elif "rng" in signature.parameters:
            self.named = {"rng": chance.rng}
        try:
            signature.bind(None, *self.arguments, **self.named)
        except TypeError:
            raise Refusal(f"it takes {signature}, which is neither (x) nor (x, rng)") from None
        torch = sys.modules.get("torch")
        if torch and ordered and ordered[0].annotation in (torch.Tensor, "torch.Tensor", "Tensor"):
            self.from_array = torch.from_numpy

    def declared(self, name, d):
        """The number that a function `name(d)`, or a plain number of that name, gives; None where there is none."""
        try:
            value = getattr(self.module, name, None)
            value = value(d) if callable(value) else value
            return None if value is None else (operator.index if name == "nonzeros" else float)(value)
        except BaseException as error:
            raise Finding(THREW, f"{name}({d}): {described(error, self.path)}") from None

    @staticmethod
    def change(x, given):
        """'x[2] became 0.5': the first entry that was overwritten."""
        if x.shape != given.shape or x.dtype != given.dtype:
            return f"x became {x.dtype} of shape {x.shape}"
        i = np.flatnonzero(x.view(np.uint64) != given.view(np.uint64))[0]
        return f"x[{i}] became {x[i]}"

    def output(self, given, raw):
        """C(x) as an array of d float64; what is wrong with it is thrown as a Finding."""
        x = given.copy()  # of this call alone: the plugin may keep it
        try:
            y = self.function(self.from_array(x) if self.from_array else x, *self.arguments, **self.named)
            if hasattr(y, "detach"):  # a torch tensor
                y = y.detach().cpu().numpy()
        except BaseException as error:
            raise Finding(THREW, described(error, self.path)) from None
        if x.tobytes() != raw:
            raise Finding(WROTE_INPUT, self.change(x, np.frombuffer(raw)))
        if not isinstance(y, (np.ndarray, np.generic, float, int)):
            raise Finding(WRONG_TYPE, "returned " + ("None" if y is None else f"a {type(y).__name__}"))
        if np.ndim(y) == 0:
            raise Finding(WRONG_SHAPE, f"returned a scalar for d = {given.size}")
        if y.dtype != np.float64:
            raise Finding(WRONG_TYPE, f"returned dtype {y.dtype}")
        if y.shape != given.shape:
            raise Finding(WRONG_SHAPE, f"returned shape {y.shape} for d = {given.size}")
        return y


def run_batch(ring, plugin, chance, around):
    header = ring.header
    inputs, outputs = ring.doubles(header.inputs_at, header.inputs), ring.doubles(header.outputs_at, header.calls)
    raw = [x.tobytes() for x in inputs]
    records = (Record * header.calls).from_buffer(ring.memory, header.records_at)
    seed, chosen_at = header.seed, ring.address + header.chosen_at
    for i in range(header.first, header.calls):
        record = records[i]
        chance.begin(seed, record.stream, chosen_at + 16 * record.chosen_begin, record.chosen_count)
        fate = RETURNED
        try:
            outputs[i] = plugin.output(inputs[record.x_index], raw[record.x_index])
        except Finding as finding:
            fate, text = finding.fate, one_line(finding.text, Record.text.size)
            record.text, record.text_length = text, len(text)
        if around.is_copy():
            os._exit(0)
        change = around.float_change()
        if change and fate == RETURNED:
            fate, record.text, record.text_length = MISBEHAVED, change, len(change)
        record.uniforms, otherwise = chance.end()
        record.flags = DREW_OTHERWISE if otherwise else 0
        record.fate = fate
        header.progress = i + 1
    if change := around.change():
        header.message, header.message_length, header.disturbed = change, len(change), 1


def answer_question(ring, plugin, around):
    header, declared = ring.header, 0

    def say(text, disturbed):
        header.message, header.message_length, header.disturbed = text, len(text), disturbed

    for bit, name in enumerate(("delta", "omega", "bits", "nonzeros")):
        try:
            value = plugin.declared(name, header.d)
        except Finding as finding:
            say(one_line(finding.text, Header.message.size), 2)
            continue
        if value is None or value != value or (name == "nonzeros" and value < 0):  # NaN declares nothing
            continue
        declared |= 1 << bit
        setattr(header, name, min(value, 2**64 - 1) if name == "nonzeros" else value)
    header.declared = declared
    if change := around.float_change() or around.change():
        say(change, 1)


def main():
    path, function, words_py, words_so = sys.argv[1:5]
    ring = Ring(*map(int, sys.argv[5:8]))
    try:
        global np
        import numpy as np
    except ImportError as error:
        return ring.answer(b"e", f"{sys.executable} has no NumPy (Debian: python3-numpy): {error}")
    if not hasattr(np.random, "set_bit_generator"):
        return ring.answer(b"e", f"NumPy {np.__version__} is too old: 1.24 is needed")
    try:
        words = load("lemmata_words", words_py)
        chance = words.Chance(words_so)
        around = words.Surroundings(chance.library)
        plugin = Plugin(path, function, chance)
        if change := around.change_by_loading():
            raise Refusal("loading it " + change.decode())
    except Refusal as refusal:
        return ring.answer(b"e", str(refusal))
    chance.loaded(sys.modules.get("torch"))
    ring.header.features = DECLARES
    name = getattr(plugin.module, "name", "")
    ring.answer(b"r", name if isinstance(name, str) else "")
    while command := ring.command():
        if command == b"q":
            answer_question(ring, plugin, around)
            ring.answer(command)
            continue
        run_batch(ring, plugin, chance, around)
        ring.answer(b"d" if ring.header.disturbed else command)
        if ring.header.disturbed:
            break


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the host, which ends its children
    main()
    os._exit(0)  # not held up by threads of the plugin, nor by what it has registered for the end
