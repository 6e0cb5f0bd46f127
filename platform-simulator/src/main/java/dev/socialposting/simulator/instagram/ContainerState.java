package dev.socialposting.simulator.instagram;

/** What {@code status_code} says of a container, with what belongs to it. */
sealed interface ContainerState {
    /** {@code status_code}. */
    String code();

    /** {@code status}: text for people. */
    String text();

    record InProgress() implements ContainerState {
        @Override
        public String code() {
            return "IN_PROGRESS";
        }

        @Override
        public String text() {
            return "In Progress: Media is still being processed.";
        }
    }

    record Finished() implements ContainerState {
        @Override
        public String code() {
            return "FINISHED";
        }

        @Override
        public String text() {
            return "Finished: Media has been uploaded and it is ready to be published.";
        }
    }

    record Published() implements ContainerState {
        @Override
        public String code() {
            return "PUBLISHED";
        }

        @Override
        public String text() {
            return "Published: Media has been successfully published.";
        }
    }

    record Expired() implements ContainerState {
        @Override
        public String code() {
            return "EXPIRED";
        }

        @Override
        public String text() {
            return "Expired: Media was not published within 24 hours.";
        }
    }

    /** The file could not be taken; the subcode is one of 2207xxx. */
    record Failed(int subcode) implements ContainerState {
        @Override
        public String code() {
            return "ERROR";
        }

        @Override
        public String text() {
            return "Error: Media upload has failed with error code " + subcode;
        }
    }
}
