import { fetchLightly } from "../../functions/light-fetch.ts";

fetchLightly();
