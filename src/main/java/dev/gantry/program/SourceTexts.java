package dev.gantry.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.trace.Names;

/**
 * Source texts of a program that runs: each file that a record names with a line ({@code name.py:12}) is read once, as
 * it is then. One thread looks, any may ask.
 */
final class SourceTexts {
    private static final Pattern LINE = Pattern.compile("(.+\\.py):\\d+");
    private static final int MOST = 256;

    private final Path folder;
    private final Names names;
    private final Set<String> seen = new HashSet<>();
    private int looked;
    private volatile Map<String, String> texts = Map.of();

    /** Texts of a program that was started in this folder, whose records have these names. */
    SourceTexts(Path folder, Names names) {
        this.folder = folder;
        this.names = names;
    }

    Map<String, String> texts() {
        return texts;
    }

    /** Reads the files that were named since the last call. */
    void look() {
        int count = names.count();
        for (; looked < count; looked++) {
            Matcher line = LINE.matcher(names.get(looked));
            if (line.matches() && seen.size() < MOST && seen.add(line.group(1))) {
                read(line.group(1));
            }
        }
    }

    private void read(String name) {
        try {
            SourceFile.read(folder.resolve(name)).ifPresent(text -> {
                Map<String, String> more = new LinkedHashMap<>(texts);
                more.put(name, text);
                texts = more;
            });
        } catch (InvalidPathException _) {
            // no file is called so
        }
    }
}
