"""The languages of a plan, one grammar file each: deadlines, targets, agencies, references. The files are the reference
for what is understood; the modules beside them only read the parse."""
