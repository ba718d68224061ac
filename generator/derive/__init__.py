"""What nobody wrote and everybody asks for, worked out from the facts."""
