"""Does not parse."""
import numpy
retrun = = 1
