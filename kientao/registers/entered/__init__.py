"""Figures that agencies enter because no system holds them: asked for, answered with evidence, approved."""
