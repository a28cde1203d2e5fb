package dev.gantry.program.java;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.gantry.program.SourceFile;

/**
 * Source of a program's main class, where it lies beside: the source file itself; what is next to a jar or a folder of
 * classes, in {@code src} or {@code src/main/java} there or up to two folders above; a jar of sources beside a jar.
 */
public final class MainSource {
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern JAR = Pattern.compile("\\.jar$");
    private static final int LEVELS = 2;
    private static final int LONGEST = 1 << 20;

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
                case JAR -> {
                    Path jar = folder.resolve(program.words().getFirst());
                    yield mainClass(jar).map(main -> ofClass(main, Stream.of(jar), folder)).orElse(Map.of());
                }
                case CLASS_PATH -> ofClass(program.words().get(1),
                        Stream.of(program.words().getFirst().split(File.pathSeparator)).map(folder::resolve), folder);
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

    private static Map<String, String> ofClass(String name, Stream<Path> entries, Path folder) {
        String file = name.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        Set<Path> roots = new LinkedHashSet<>();
        Optional<String> packed = entries.flatMap(entry -> {
            Path root = JAR.matcher(entry.toString()).find() ? entry.getParent() : entry;
            for (int level = 0; root != null && level <= LEVELS; level++, root = root.getParent()) {
                roots.add(root);
            }
            return packed(entry, file).stream();
        }).findFirst();
        roots.add(folder);
        return packed.or(() -> roots.stream()
                .flatMap(root -> Stream.of("", "src", "src/main/java").map(root::resolve))
                .flatMap(root -> SourceFile.read(root.resolve(file)).stream()).findFirst())
                .map(text -> Map.of(name.replaceFirst("\\$.*", ""), text)).orElse(Map.of());
    }

    /** The file of this name in the jar of sources beside this jar. */
    private static Optional<String> packed(Path jar, String file) {
        Path sources = Path.of(JAR.matcher(jar.toString()).replaceFirst("-sources.jar"));
        if (sources.equals(jar)) {
            return Optional.empty();
        }
        try (JarFile all = new JarFile(sources.toFile())) {
            ZipEntry entry = all.getEntry(file);
            return entry == null || entry.getSize() > LONGEST
                    ? Optional.empty()
                    : Optional.of(new String(all.getInputStream(entry).readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
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
