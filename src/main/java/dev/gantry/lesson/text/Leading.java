package dev.gantry.lesson.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.insight.claim.Wildcard;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Finds what words of a lesson are about in a recording. Safe for all threads. */
public final class Leading {
    private final Snapshot snapshot;

    public Leading(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Where this is; empty if it is not in the recording, or no place in it. */
    public Optional<Place> to(Target target) {
        return switch (target) {
            case Target.OfLane(String name) -> lane(name);
            case Target.OfTask(String name) -> task(name).map(id -> new Place(from(id), to(id), id,
                    snapshot.taskLane(id)));
            case Target.OfTasks(String first, String last) -> task(first).flatMap(begin -> task(last).map(
                    end -> new Place(from(begin), to(end), begin, snapshot.taskLane(begin))));
            case Target.OfMark(String text) -> mark(text);
            case Target.OfSlice(String name) -> slice(name);
            case Target.OfLesson _ -> Optional.empty();
        };
    }

    private Optional<Place> lane(String name) {
        Predicate<String> wanted = new Wildcard(name).predicate();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && wanted.test(snapshot.laneName(id))) {
                return Optional.of(new Place(lane.opened(), lane.opened(), 0, id));
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> task(String name) {
        Predicate<String> wanted = new Wildcard(name).predicate();
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (wanted.test(snapshot.taskLabel(id))) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private Optional<Place> mark(String text) {
        Predicate<String> wanted = new Wildcard(text).predicate();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int i = 0; lane != null && i < lane.marks(); i++) {
                if (wanted.test(snapshot.name(lane.markText(i)))) {
                    return Optional.of(new Place(lane.markTime(i), lane.markTime(i), 0, id));
                }
            }
        }
        return Optional.empty();
    }

    /** The first on the first lane that has one. */
    private Optional<Place> slice(String name) {
        Predicate<String> wanted = new Wildcard(name).predicate();
        Map<Integer, Boolean> known = new HashMap<>(); // by the name's number: many slices have few names
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    int text = row.name(i);
                    if (known.computeIfAbsent(text, _ -> text != 0 && wanted.test(snapshot.name(text)))) {
                        return Optional.of(new Place(row.start(i), Math.max(row.start(i), row.end(i)), 0, id));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private long from(int task) {
        long started = snapshot.taskStarted(task);
        return started == Trace.NONE ? snapshot.taskSubmitted(task) : started;
    }

    private long to(int task) {
        return Math.max(from(task), snapshot.taskEnded(task));
    }
}
