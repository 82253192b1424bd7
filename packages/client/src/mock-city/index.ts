/** Kota Palembang as the API answered about it once: for stories, for trying a view without an API, and for whoever works outside this repository. */
export { mockApollo } from './mock-apollo'
export { answer, recordedQuestions } from './answer'
