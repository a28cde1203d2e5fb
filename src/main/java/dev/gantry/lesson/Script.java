package dev.gantry.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A lesson's Python program, as it is shown and run. It needs nothing of Gantry's: the line at its head that takes the
 * lesson's parameters reads the command line, where each is a whole number after its name, {@code --unit 200}.
 *
 * @param files texts by the files' names: the program's own first, then those of what it starts
 * @param modules what it imports that is not in Python's library
 * @param oldest the oldest Python 3 that can run it, by the second number of the version
 */
public record Script(Map<String, String> files, List<String> modules, int oldest) {
    /** What the file is called. */
    public static final String FILE = "main.py";

    private static final Map<String, Optional<Script>> READ = new ConcurrentHashMap<>();

    private static final Map<String, List<String>> STARTED = Map.of("hub-echo", List.of("hub_echo_server.py"));

    private static final int OLDEST = 8;
    private static final Map<String, Integer> LATER = Map.of("asyncio-task-group", 11); // asyncio.TaskGroup

    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:from|import) (greenlet|gevent)\\b");
    private static final Pattern GENERATOR = Pattern.compile("\\byield\\b");

    public Script {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        modules = List.copyOf(modules);
    }

    /** The Python program of the lesson with this id; empty if there is none. */
    static Optional<Script> of(String lesson) {
        return READ.computeIfAbsent(lesson, Script::read);
    }

    /** The program of these files, of which one is {@value #FILE}; any Python that Gantry knows can run it. */
    public static Script of(Map<String, String> files) {
        Map<String, String> ordered = new LinkedHashMap<>(Map.of(FILE, files.get(FILE)));
        ordered.putAll(files);
        return new Script(ordered, imported(ordered), OLDEST);
    }

    /** The program's file. */
    public String name() {
        return files.keySet().iterator().next();
    }

    /** Whether it has generators of its own, which are watched only where that is asked for. */
    public boolean hasGenerators() {
        return files.values().stream().anyMatch(text -> GENERATOR.matcher(text).find());
    }

    /** The same with another text of the program's own file. */
    public Script changed(String text) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(name(), text);
        return new Script(changed, imported(changed), oldest);
    }

    private static List<String> imported(Map<String, String> files) {
        return files.values().stream().flatMap(each -> IMPORT.matcher(each).results())
                .map((MatchResult found) -> found.group(1)).distinct().toList();
    }

    /** What it is given on its command line for these. */
    public List<String> commandLine(Arguments arguments) {
        return arguments.values().entrySet().stream()
                .flatMap(each -> Stream.of("--" + each.getKey(), each.getValue().toString())).toList();
    }

    private static Optional<Script> read(String lesson) {
        return LessonFiles.file(lesson, FILE).map(text -> {
            Map<String, String> files = new LinkedHashMap<>(Map.of(FILE, text));
            STARTED.getOrDefault(lesson, List.of())
                    .forEach(other -> files.put(other, LessonFiles.file(lesson, other).orElseThrow()));
            return new Script(files, imported(files), LATER.getOrDefault(lesson, OLDEST));
        });
    }
}
