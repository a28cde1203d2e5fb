package dev.gantry.format.assembly;

import java.util.List;

/** What is handed from lane to lane: tasks that the file tells, and arrows that may be such. */
record Handed(List<ToldTask> tasks, Arrows arrows) {}
