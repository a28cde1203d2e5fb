package dev.gantry.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed, and what it ended with, in this process. */
record Said(int exitCode, String out, String err) {
    /** Runs this command. */
    static Said by(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(words);
        return new Said(exitCode, out.toString(), err.toString());
    }
}
