"""All randomness of a Python plugin is the host's: the uniform numbers of each call, by words.c.

What the plugin asks of the generator it is given, of numpy.random, of an unseeded default_rng() or of the module random, are the numbers
of the call; seeds given while the plugin is loaded have no effect. What it seeds itself during a call is its own, for that is a
function of the input.

Besides, what the plugin is to leave as it found it (Surroundings).
"""
import ctypes
import os
import random

import numpy as np

BLACK_BOX_KEY = 0x6C656D6D61746101
U32, U64 = ctypes.c_uint32, ctypes.c_uint64


class State(ctypes.Structure):
    """`struct words` of words.c."""
    _fields_ = [("key", U64), ("taken", U32), ("otherwise", U32), ("left", ctypes.c_void_p), ("end", ctypes.c_void_p)]


class Bitgen(ctypes.Structure):
    """`bitgen_t` of numpy/random/bitgen.h."""
    _fields_ = [(name, ctypes.c_void_p) for name in ("state", "next_uint64", "next_uint32", "next_double", "next_raw")]


state = State()
address = ctypes.addressof(state)
pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


class Words(np.random.BitGenerator):
    """The bit generator of every Generator without a seed of its own. They share one state: all draw from the numbers of the call."""
    library = None

    def __init__(self, seed=None):
        super().__init__(0)
        bitgen = Bitgen.from_address(pointer_of(self.capsule, b"BitGenerator"))
        bitgen.state = address
        for name, _ in Bitgen._fields_[1:]:
            function = getattr(self.library, "words_uint64" if name == "next_raw" else name.replace("next", "words"))
            setattr(bitgen, name, ctypes.cast(function, ctypes.c_void_p).value)


class Shuffler(random.Random):
    """What stands behind the functions of the module random."""

    def __init__(self, library):
        self.library, self.may_seed, self.own = library, False, None
        super().__init__()

    def seed(self, *arguments, **named):
        if self.may_seed and (arguments or named):
            self.own = random.Random(*arguments, **named)  # for the rest of the call

    def random(self):
        return self.own.random() if self.own else self.library.words_double(address)

    def getrandbits(self, k):
        if self.own:
            return self.own.getrandbits(k)
        return sum(self.library.words_uint64(address) << 64 * i for i in range((k + 63) // 64)) & ((1 << k) - 1)


class Chance:
    """The randomness of one call after another; `rng` is for the plugin."""

    def __init__(self, library_path):
        """Takes the place of numpy.random's and random's own generators: to be made before the plugin is loaded."""
        self.library = Words.library = ctypes.PyDLL(library_path)
        self.library.words_begin.argtypes = [ctypes.c_void_p, U64, U64, U64, ctypes.c_void_p, ctypes.c_size_t]
        self.library.words_begin.restype = None
        for name, kind in (("words_double", ctypes.c_double), ("words_uint64", U64)):
            getattr(self.library, name).argtypes, getattr(self.library, name).restype = [ctypes.c_void_p], kind
        self.library.words_begin(address, 0, 0, 0, None, 0)  # while the plugin is loaded
        self.torch = None
        self.words, self.shuffler = Words(), Shuffler(self.library)
        self.rng = np.random.Generator(self.words)
        self.replace_numpy()
        for name in random.__all__:
            if getattr(getattr(random, name), "__self__", None) is random._inst:
                setattr(random, name, getattr(self.shuffler, name))

    def replace_numpy(self):
        original = np.random.default_rng

        def default_rng(seed=None):
            return original(seed) if self.shuffler.may_seed and seed is not None else np.random.Generator(Words())

        def seed(seed=None):
            if self.shuffler.may_seed and seed is not None:
                own = np.random.MT19937(0)
                own._legacy_seeding(seed)
                np.random.set_bit_generator(own)

        np.random.default_rng, np.random.seed = default_rng, seed
        np.random.set_bit_generator(self.words)
        np.random.bit_generator.randbits = self.shuffler.getrandbits  # what unseeded bit generators take their seed from

    def loaded(self, torch):
        """From now on a seed counts. `torch` is the module if the plugin uses it."""
        self.shuffler.may_seed, self.torch = True, torch

    def begin(self, seed, stream, chosen, how_many):
        """@param chosen  address of `how_many` structs `chosen` of words.c"""
        self.library.words_begin(address, seed, BLACK_BOX_KEY, stream, chosen, how_many)
        np.random.set_bit_generator(self.words)  # forgets what a call seeded, and the second of a pair of normals
        self.shuffler.own = self.shuffler.gauss_next = None
        if self.torch:
            self.torch.manual_seed((seed + BLACK_BOX_KEY * stream) % 2**63)
            self.before = self.torch.random.get_rng_state()

    def end(self):
        """How many uniform numbers were taken, and was anything else?"""
        by_torch = self.torch is not None and not self.torch.equal(self.before, self.torch.random.get_rng_state())
        return state.taken, state.otherwise > 0 or by_torch


class Surroundings:
    """The process around the calls: surroundings.h. Texts are bytes, as they go to the host."""

    def __init__(self, library):
        self.library, self.own = library, os.getpid()
        library.words_surroundings_size.restype = ctypes.c_size_t
        for function in (library.words_surroundings_changed, library.words_surroundings_loaded):
            function.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
        library.words_float_control.restype, library.words_float_change.restype = U64, ctypes.c_char_p
        library.words_float_change.argtypes = [U64]
        self.control, self.before = library.words_float_control(), self.look()

    def look(self):
        state = ctypes.create_string_buffer(self.library.words_surroundings_size())
        self.library.words_surroundings_look(state)
        return state

    def compare(self, function, now):
        text = ctypes.create_string_buffer(200)
        return text.value if function(self.before, now, text, len(text)) else None

    def change(self):
        """b'left a process of its own behind', or None."""
        return self.compare(self.library.words_surroundings_changed, self.look())

    def change_by_loading(self):
        """The same for the plugin's import, after which it may be otherwise than before."""
        now = self.look()
        change = self.float_change() or self.compare(self.library.words_surroundings_loaded, now)
        self.before = now
        return change

    def float_change(self):
        """b'left another rounding mode', or None; it is set right again."""
        return self.library.words_float_change(self.control)

    def is_copy(self):
        """Is this process one that the plugin forked and let go on?"""
        return os.getpid() != self.own
