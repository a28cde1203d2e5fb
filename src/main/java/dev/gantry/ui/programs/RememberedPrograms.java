package dev.gantry.ui.programs;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.ui.session.Program;
import dev.gantry.ui.settings.Settings;

/**
 * The programs that were run, the last first; in the settings as {@code programs}, a line each, whose words are encoded
 * as in addresses: the file, the folder, the interpreter or a dash for the usual one, and the arguments, each after an
 * equals sign.
 */
final class RememberedPrograms {
    /** How many there are at most. */
    static final int MOST = 20;

    private static final String NAME = "programs";
    private static final String USUAL = "-";
    private static final int LONGEST = 8_000;

    private final Settings settings;

    RememberedPrograms(Settings settings) {
        this.settings = settings;
    }

    List<Program> all() {
        return settings.read(NAME, kept -> kept.lines().map(RememberedPrograms::read).limit(MOST).toList())
                .orElse(List.of());
    }

    /** Puts this one in front. */
    void add(Program program) {
        List<Program> all = new ArrayList<>(all());
        all.remove(program);
        all.addFirst(program);
        put(all);
    }

    /** Remembers these instead of what is remembered. */
    void put(List<Program> all) {
        List<String> lines = all.stream().distinct().map(RememberedPrograms::line)
                .filter(line -> line.length() < LONGEST).limit(MOST).toList();
        if (lines.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, String.join("\n", lines));
        }
    }

    private static Program read(String line) {
        List<String> words = Arrays.stream(line.split(" ")).map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
        return new Program(Path.of(words.get(0)),
                words.stream().skip(3).map(argument -> argument.substring(1)).toList(),
                Path.of(words.get(1)), Optional.of(words.get(2)).filter(name -> !name.equals(USUAL)));
    }

    private static String line(Program program) {
        Stream<String> head = Stream.of(program.file().toString(), program.folder().toString(),
                program.interpreter().orElse(USUAL));
        return Stream.concat(head, program.arguments().stream().map("="::concat))
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8)).collect(Collectors.joining(" "));
    }
}
