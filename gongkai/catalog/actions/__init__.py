"""What can be done to items, registers and the arrangements of a catalogue: one function per thing somebody does."""
