package dev.gantry.lesson;

import dev.gantry.hub.Hub;

/** A hub runs a task when the program waits. */
final class HubSpawnJoin implements JavaLesson {
    @Override
    public String id() {
        return "hub-spawn-join";
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
