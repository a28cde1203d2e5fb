package dev.gantry.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands in for the real command line until that exists. */
@Command(name = "gantry", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Parameters
    private String[] words = {};

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).setUnmatchedArgumentsAllowed(true).execute(args));
    }

    @Override
    public Integer call() {
        System.out.println("gantry " + String.join(" ", words));
        return words.length > 0 && words[0].equals("fail") ? 7 : 0;
    }
}
