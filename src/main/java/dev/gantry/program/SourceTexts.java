package dev.gantry.program;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.trace.Names;

/**
 * Source texts of a program that runs: each file that a record names with a line ({@code name.py:12}), and that of each
 * class ({@code app.Main$Inner:12}), is read once, as it is then. One thread looks, any may ask.
 */
final class SourceTexts {
    private static final Pattern LINE = Pattern.compile("(?:(.+\\.py)|([\\p{L}_][\\p{L}\\p{N}_.]*)[\\p{L}\\p{N}_.$]*)"
            + ":\\d+");
    private static final int MOST = 256;

    private final Path folder;
    private final Sources classes;
    private final Names names;
    private final Set<String> seen = new HashSet<>();
    private int looked;
    private volatile Map<String, String> texts = Map.of();

    /** Texts of a program that was started in this folder, whose records have these names. */
    SourceTexts(Path folder, Sources classes, Names names) {
        this.folder = folder;
        this.classes = classes;
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
            if (line.matches() && seen.size() < MOST) {
                read(line.group(1), line.group(2));
            }
        }
    }

    private void read(String file, String type) {
        String name = file == null ? type : file;
        if (seen.add(name)) {
            (file == null ? classes.text(type) : text(file)).ifPresent(text -> {
                Map<String, String> more = new LinkedHashMap<>(texts);
                more.put(name, text);
                texts = more;
            });
        }
    }

    private Optional<String> text(String file) {
        try {
            return SourceFile.read(folder.resolve(file));
        } catch (InvalidPathException _) {
            return Optional.empty(); // no file is called so
        }
    }
}
