"""The part of the engine that runs in the app: requests, clocks, and crash bisection."""
