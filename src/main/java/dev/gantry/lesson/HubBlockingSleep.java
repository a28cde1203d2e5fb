package dev.gantry.lesson;

import java.util.List;

import dev.gantry.hub.Hub;

/** A blocking call stops every task of a cooperative hub. */
final class HubBlockingSleep implements JavaLesson {
    @Override
    public String id() {
        return "hub-blocking-sleep";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            var eat = hub.spawn("eat", () -> {
                desk.print("eat 1");
                desk.sleep(2);
                desk.print("eat 2");
            });
            var play = hub.spawn("play", () -> {
                desk.print("play 1");
                desk.sleep(1);
                desk.print("play 2");
            });
            hub.joinAll(List.of(eat, play));
        }
    }
}
