package dev.gantry.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.gantry.format.registry.Formats;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.view.style.Phrases;

/** A file that was opened, in lines that tests compare; times are nanoseconds since the origin. */
public record Described(OpenFile file) {
    /** Opens the file and waits for its end. */
    public static Described of(Path file) {
        return of(Formats.open(file));
    }

    public static Described of(OpenFile opened) {
        try {
            opened.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Described(opened);
    }

    /** Opens a file with this content. */
    public static Described of(Path folder, byte[] content) {
        try {
            return of(Files.write(folder.resolve("content"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the test's resources. */
    public static Path resource(Class<?> of, String name) {
        return Path.of("src/test/resources").resolve(of.getPackageName().replace('.', '/')).resolve(name);
    }

    public Snapshot snapshot() {
        return file.snapshot();
    }

    public List<String> notices() {
        return file.about().notices().stream().map(Phrases::say).toList();
    }

    public String trouble() {
        return file.trouble().orElse("");
    }

    /** Each lane with what holds it: {@code process > thread}. */
    public List<String> lanes() {
        return all().map(lane -> path(lane.id())).toList();
    }

    /** The lane with this path. */
    public Lane lane(String path) {
        return all().filter(lane -> path(lane.id()).equals(path)).findFirst()
                .orElseThrow(() -> new AssertionError("no lane " + path + " among " + lanes()));
    }

    /** The slices of a lane: {@code depth state name start-end}. */
    public List<String> slices(String path) {
        Lane lane = lane(path);
        List<String> found = new ArrayList<>();
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                found.add(depth + " " + row.state(i).id() + " " + name(row, i) + " " + row.start(i) + "-"
                        + (row.isOpen(i) ? "" : row.end(i)));
            }
        }
        return found;
    }

    /** The marks of a lane: {@code time text}. */
    public List<String> marks(String path) {
        Lane lane = lane(path);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lane.marks(); i++) {
            found.add(lane.markTime(i) + " " + snapshot().name(lane.markText(i)));
        }
        return found;
    }

    /** The tasks: {@code name: submitter at time to lane at time}. */
    public List<String> tasks() {
        List<String> found = new ArrayList<>();
        for (int id = 1; id <= snapshot().tasks(); id++) {
            if (snapshot().hasTask(id)) {
                Task task = snapshot().task(id);
                found.add(task.label() + ": " + path(task.submittedBy()) + " at " + task.submitted() + " to "
                        + path(task.lane()) + " at " + task.started() + ", " + task.state().id());
            }
        }
        return found;
    }

    /** The arrows between lanes that are no tasks: {@code from to lane at time}. */
    public List<String> wakes() {
        List<String> found = new ArrayList<>();
        all().forEach(lane -> {
            for (int i = 0; i < lane.wakes(); i++) {
                found.add(path(lane.wake(i).by()) + " to " + path(lane.id()) + " at " + lane.wake(i).time());
            }
        });
        return found;
    }

    /** The values of each counter: {@code lane name: value, value}. */
    public List<String> counters() {
        return snapshot().counters().stream().map(counter -> {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < counter.size(); i++) {
                values.add(counter.isReal() ? counter.real(i) + "" : counter.value(i) + "");
            }
            return path(counter.lane()) + " " + snapshot().name(counter.name()) + ": " + String.join(", ", values);
        }).toList();
    }

    /** How many slices there are in this state whose names begin so. */
    public long count(State state, String name) {
        return all().mapToLong(lane -> {
            long count = 0;
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    count += row.state(i) == state && name(row, i).startsWith(name) ? 1 : 0;
                }
            }
            return count;
        }).sum();
    }

    /** How many slices there are. */
    public long count() {
        return Stream.of(State.values()).mapToLong(state -> count(state, "")).sum();
    }

    public Stream<Lane> all() {
        return Stream.iterate(1, id -> id <= snapshot().lanes(), id -> id + 1)
                .map(snapshot()::lane).filter(lane -> lane != null);
    }

    private String name(Row row, int i) {
        return row.name(i) != 0
                ? snapshot().name(row.name(i))
                : row.task(i) != 0 ? snapshot().taskLabel(row.task(i)) : "";
    }

    private String path(int id) {
        Lane lane = snapshot().lane(id);
        if (lane == null) {
            return "nowhere";
        }
        String name = snapshot().laneName(id);
        return lane.parent() == 0
                ? name
                : path(lane.parent()) + " > " + name;
    }
}
