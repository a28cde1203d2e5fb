import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Step of the build that makes sources for Gantry's own jar of the lessons' programs: arguments are the folder of the
 * lessons and the folder of the sources.
 *
 * <p>A lesson's Main.java is a whole program without a package. All of them are to lie in one jar, and Gantry runs them
 * in its own JVM, without an agent. So each becomes a class of a package of its own, in which the calls that print and
 * sleep are those that record. The lines stay where they are, since recordings and the window speak of them.
 */
final class Lessons {
    private static final String CALLS = "dev.gantry.lesson.run.RecordedCalls.";

    /** How a program begins that is run in a JVM of its own. */
    private static final String WATCHED = "// java ";

    private Lessons() {}

    public static void main(String[] folders) throws IOException {
        Path lessons = Path.of(folders[0]);
        Path sources = Path.of(folders[1]);
        List<Path> programs;
        try (Stream<Path> all = Files.walk(lessons)) {
            programs = all.filter(file -> file.endsWith("Main.java")).sorted().toList();
        }
        for (Path program : programs) {
            String written = Files.readString(program);
            if (written.startsWith(WATCHED)) {
                continue;
            }
            String name = program.getParent().getFileName().toString().replace("-", "");
            String text = source("lessons." + name, written);
            Path file = sources.resolve("lessons").resolve(name).resolve("Main.java");
            if (!Files.exists(file) || !Files.readString(file).equals(text)) { // else it would be compiled again
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        }
    }

    private static String source(String inPackage, String program) {
        List<String> lines = program.lines().toList();
        int head = 0;
        while (lines.get(head).isBlank() || lines.get(head).startsWith("//") || lines.get(head).startsWith("import ")) {
            head++;
        }
        String imports = lines.stream().limit(head).collect(Collectors.joining("\n"));
        String body = lines.stream().skip(head).collect(Collectors.joining("\n"))
                .replace("IO.println(", CALLS + "println(").replace("Thread.sleep(", CALLS + "sleep(");
        return "package " + inPackage + "; import module java.base; " + imports + "\npublic final class Main { " + body
                + "}\n";
    }
}
