package dev.gantry.program.java;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.program.SourceFile;

/** Source of a program's main class, before it runs, where {@link JavaSources} finds it. */
public final class MainSource {
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private MainSource() {}

    /**
     * The source of this program's main class by the class's name; empty if it is not found. Takes time.
     *
     * @param folder where the program is started
     */
    public static Map<String, String> of(JavaProgram program, Path folder) {
        try {
            return switch (program.kind()) {
                case SOURCE -> ofSource(folder.resolve(program.words().getFirst()));
                case JAR -> mainClass(folder.resolve(program.words().getFirst()))
                        .map(main -> ofClass(main, program, folder)).orElse(Map.of());
                case CLASS_PATH -> ofClass(program.words().get(1), program, folder);
                case COMMAND -> Map.of();
            };
        } catch (InvalidPathException _) {
            return Map.of();
        }
    }

    private static Map<String, String> ofSource(Path file) {
        String stem = file.getFileName().toString().replaceFirst("\\.java$", "");
        return SourceFile.read(file).map(text -> {
            Matcher named = PACKAGE.matcher(text);
            return Map.of(named.find() ? named.group(1) + "." + stem : stem, text);
        }).orElse(Map.of());
    }

    private static Map<String, String> ofClass(String name, JavaProgram program, Path folder) {
        String outermost = name.replaceFirst("\\$.*", "");
        return JavaSources.of(program, folder).text(outermost).map(text -> Map.of(outermost, text)).orElse(Map.of());
    }

    private static Optional<String> mainClass(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes)
                    .flatMap(all -> Optional.ofNullable(all.getValue("Main-Class"))).map(String::strip);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
