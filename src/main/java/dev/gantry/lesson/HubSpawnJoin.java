package dev.gantry.lesson;

import java.util.List;

import dev.gantry.hub.Hub;

/** A hub runs a task when the program waits. */
final class HubSpawnJoin implements JavaLesson {
    @Override
    public String id() {
        return "hub-spawn-join";
    }

    @Override
    public String title() {
        return "Spawn a task, and join it";
    }

    @Override
    public String summary() {
        return "A task is spawned, which only notes it: it starts when the main program waits for it. Look at "
                + "the order: the line of main comes first, then the task runs on the same thread, in a lane of "
                + "its own.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            var task = hub.spawn("func", () -> {
                desk.print("func 1 2 3, x is 4, y is 5");
                desk.sleep(1);
            });
            desk.print("spawned, not started");
            task.join();
            desk.print("joined");
        }
    }
}
