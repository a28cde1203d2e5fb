package dev.gantry.program.java;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.gantry.program.SourceFile;
import dev.gantry.program.Sources;

/**
 * Sources of a Java program's classes, in this order: where the user says that they are; the source file itself that is
 * run; the jar of sources beside a jar of the class path; what is next to a jar or a folder of classes, in {@code src},
 * {@code src/main/java} or {@code src/test/java} there or up to two folders above; and the same where it is started.
 *
 * @param given folders and jars of sources that the user named
 * @param main the source file that is run
 * @param entries its class path
 * @param folder where it is started
 */
record JavaSources(List<Path> given, Optional<Path> main, List<Path> entries, Path folder) implements Sources {
    private static final Pattern JAR = Pattern.compile("\\.(jar|zip)$");
    private static final List<String> INSIDE = List.of("", "src", "src/main/java", "src/test/java");
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
    private static final int LEVELS = 2;
    private static final int LONGEST = 1 << 20;

    /**
     * Those of this program.
     *
     * @param folder where it is started
     */
    static Sources of(JavaProgram program, Path folder) {
        try {
            List<String> words = program.words();
            List<Path> given = program.sources().stream().map(folder::resolve).toList();
            return switch (program.kind()) {
                case SOURCE -> new JavaSources(given, Optional.of(folder.resolve(words.getFirst())), List.of(), folder);
                case JAR -> new JavaSources(given, Optional.empty(), List.of(folder.resolve(words.getFirst())), folder);
                case CLASS_PATH -> new JavaSources(given, Optional.empty(), paths(words.getFirst(), folder), folder);
                case COMMAND -> new JavaSources(given, Optional.empty(), ofCommand(words, folder), folder);
            };
        } catch (InvalidPathException _) {
            return NONE;
        }
    }

    /** The entries of a class path of a program that was started in this folder. */
    static List<Path> paths(String classPath, Path folder) {
        return Stream.of(classPath.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(folder::resolve)
                .toList();
    }

    /** The class path that java is given by a command line. */
    private static List<Path> ofCommand(List<String> words, Path folder) {
        for (int i = 1; i < words.size() - 1; i++) {
            if (CLASS_PATH.contains(words.get(i)) || words.get(i).equals("-jar")) {
                return paths(words.get(i + 1), folder);
            }
        }
        return List.of();
    }

    @Override
    public Optional<String> text(String name) {
        String file = name.replace('.', '/') + ".java";
        try {
            return Stream.<Stream<Optional<String>>>of(
                    given.stream().map(place -> JAR.matcher(place.toString()).find()
                            ? packed(place, file)
                            : in(place, file)),
                    main.stream().map(path -> ofMain(path, name)),
                    entries.stream().map(entry -> beside(entry, file)),
                    roots().map(root -> in(root, file)))
                    .flatMap(each -> each).flatMap(Optional::stream).findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** The folders around the class path, and where the program is started. */
    private Stream<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        for (Path entry : Stream.concat(main.stream(), entries.stream()).toList()) {
            Path root = Files.isDirectory(entry) ? entry : entry.getParent();
            for (int level = 0; root != null && level <= LEVELS; level++, root = root.getParent()) {
                roots.add(root);
            }
        }
        roots.add(folder);
        return roots.stream();
    }

    private static Optional<String> in(Path root, String file) {
        return INSIDE.stream().map(root::resolve).flatMap(each -> SourceFile.read(each.resolve(file)).stream())
                .findFirst();
    }

    /** The file that is run, if this class is declared in it. */
    private static Optional<String> ofMain(Path path, String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return SourceFile.read(path).filter(text -> path.endsWith(simple + ".java")
                || Pattern.compile("\\b(class|record|interface|enum)\\s+" + Pattern.quote(simple) + "\\b").matcher(text)
                        .find());
    }

    /** The file of this name in the jar of sources beside this jar. */
    private static Optional<String> beside(Path jar, String file) {
        Path sources = Path.of(JAR.matcher(jar.toString()).replaceFirst("-sources.$1"));
        return sources.equals(jar) ? Optional.empty() : packed(sources, file);
    }

    private static Optional<String> packed(Path jar, String file) {
        try (JarFile all = new JarFile(jar.toFile())) {
            ZipEntry entry = all.getEntry(file);
            return entry == null || entry.getSize() > LONGEST
                    ? Optional.empty()
                    : Optional.of(new String(all.getInputStream(entry).readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
