/* Says that it is a plugin, and is none. */
int lemmata_abi(void);
int lemmata_abi(void) { return 1; }
