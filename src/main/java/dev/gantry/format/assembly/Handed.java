package dev.gantry.format.assembly;

import java.util.List;

/** Task hand-overs from lane to lane: those that the file tells, and arrows that may be such. */
record Handed(List<ToldTask> tasks, List<Hop> hops, List<Told> others) {}
