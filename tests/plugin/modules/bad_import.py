"""Cannot be loaded."""
import numpy as np

np.zeros(3)[7]
