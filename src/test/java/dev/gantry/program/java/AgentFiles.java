package dev.gantry.program.java;

import java.io.IOException;

/** What is in the agent's jar. */
public final class AgentFiles {
    private AgentFiles() {}

    /** The class file of the hooks. */
    public static byte[] hooks() throws IOException {
        return Agent.hooks().get("dev/gantry/agent/hook/Hooks");
    }
}
