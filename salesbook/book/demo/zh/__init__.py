"""The demo book of a rep around Hangzhou who sells printing and labelling gear."""
