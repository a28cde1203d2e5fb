import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs other programs; one that fails ends the build, and says so in its own words. */
final class Tools {
    private Tools() {}

    /** A tool of the JDK that runs us. */
    static void jdk(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        run(Map.of(), command);
    }

    static void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        Process running = process.start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes());
        int code = running.waitFor();
        if (code != 0) {
            System.err.printf("%s ended with %d:%n%s%n", String.join(" ", command), code, said);
            System.exit(1);
        }
    }

    /** What the program prints. */
    static byte[] output(List<String> command) throws IOException, InterruptedException {
        Process running = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] printed = running.getInputStream().readAllBytes();
        if (running.waitFor() != 0) {
            System.err.println(String.join(" ", command) + " failed");
            System.exit(1);
        }
        return printed;
    }

    static boolean exists(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
