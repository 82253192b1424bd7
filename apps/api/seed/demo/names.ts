/** Names as they are heard in a region; the people are invented, any likeness is chance. */
export type NamePool = {
  men: string[]
  women: string[]
  last: string[]
  /** Titles of rank before the name, with how often. */ honours: { men: string[]; women: string[]; share: number }
}

const words = (text: string) =>
  text
    .trim()
    .split(/,\s*|\n\s*/)
    .filter(Boolean)

export const kepahiangNames: NamePool = {
  men: words(
    `Ahmad, Andi, Anton, Ardiansyah, Aswan, Bambang, Benny, Budi, Candra, Dedi, Deni, Edi, Eko, Erwin, Fahmi, Ferdi, Firman, Hadi, Hamdan, Hendri, Heru, Husni, Iskandar, Iwan, Jamaludin, Joni, Kurnia, Lukman, M. Nasir, M. Yusuf, Marwan, Mulyadi, Nopian, Oktavian, Rahmat, Ridwan, Riko, Rudi, Sabirin, Samsul, Sopian, Sudirman, Suherman, Syahrial, Taufik, Tarmizi, Wahyudi, Yanto, Yopi, Zulkarnain`,
  ),
  women: words(
    `Agustina, Ani, Asmawati, Desi, Destiana, Dewi, Dian, Eka, Elvi, Emilia, Erna, Eva, Fitri, Hartati, Herlina, Ida, Ike, Indah, Juwita, Lena, Leni, Lia, Marlena, Meri, Mila, Nurbaiti, Nurhayati, Nova, Novita, Okta, Parida, Puspa, Ratna, Reni, Resti, Rika, Rosmala, Septi, Sri, Sulastri, Susi, Tuti, Veni, Wati, Weni, Yenni, Yulia, Yuniarti, Zaleha, Zuraida`,
  ),
  last: words(
    `Apriadi, Arifin, Asmara, Bastari, Darmawan, Effendi, Fernandes, Firdaus, Gunawan, Hasan, Hermansyah, Hidayat, Ilyas, Irawan, Jaya, Kesuma, Kurniawan, Lestari, Mahmud, Mardiana, Maryani, Nopriansyah, Nugraha, Oktaria, Permata, Pratama, Purnama, Putra, Rahayu, Ramadhan, Robiansyah, Rozali, Saputra, Sari, Sastra, Setiawan, Sukardi, Susanti, Syafitri, Utami, Wijaya, Yuliana, Yunita, Zahari`,
  ),
  honours: { men: [], women: [], share: 0 },
}
export const palembangNames: NamePool = {
  men: words(
    `Abdul, Ade, Agus, Ahmad, Aidil, Alamsyah, Amrullah, Arief, Azhari, Bayu, Darwin, Dodi, Fadli, Fauzan, Feri, Hafiz, Hasbullah, Herman, Ibrahim, Ilham, Indra, Irfan, Jauhari, Kamaludin, Kurniawan, Leonardo, M. Amin, M. Raihan, M. Teguh, Mulkan, Nanda, Nazaruddin, Nuzul, Rangga, Redho, Reza, Rizal, Romi, Sayuti, Sulaiman, Surya, Syaiful, Umar, Wawan, Yudha, Yusri, Zainal`,
  ),
  women: words(
    `Aisyah, Amalia, Anisah, Ayu, Cindy, Deasy, Dewi, Diah, Dwi, Elly, Emmy, Fatimah, Fauziah, Febri, Halimah, Hj. Rohana, Ismiati, Khodijah, Komariah, Laila, Lilis, Maimunah, Maryam, Masayu, Megawati, Mutia, Nadia, Neny, Nurjannah, Nyayu, Oktarina, Putri, Rahmi, Rina, Robiatul, Rusmini, Salamah, Selvi, Shinta, Sumarni, Syarifah, Tri, Trisna, Umi, Vivin, Widya, Yanti, Yulita, Zahra, Zubaidah`,
  ),
  last: words(
    `Abdullah, Adiputra, Alamsyah, Anggraini, Apriyani, Badaruddin, Cek Nang, Dahlan, Djafar, Fajri, Fitriani, Ghani, Hamzah, Hanafiah, Hasanuddin, Husin, Idris, Jalaluddin, Kailani, Kartika, Komarudin, Mahmudin, Marzuki, Meilani, Muchtar, Nurdin, Nurhasanah, Pertiwi, Permatasari, Pratiwi, Rasyid, Rizky, Rohman, Romadhon, Salim, Sanusi, Syarif, Tamrin, Usman, Wulandari, Yahya, Yusuf, Zakaria, Zen`,
  ),
  honours: { men: ['Kemas', 'Masagus', 'Kiagus', 'Raden'], women: ['Nyimas', 'Masayu', 'Nyayu', 'Raden Ayu'], share: 0.16 },
}
export const tidoreNames: NamePool = {
  men: words(
    `Abdul Gani, Abdullah, Abubakar, Ade, Adnan, Ahmad, Amiruddin, Anwar, Arsad, Asrul, Bahrun, Burhan, Daud, Fahri, Faisal, Gafar, Hamid, Hamza, Hasan, Hidayat, Husain, Ibrahim, Idham, Iksan, Irwan, Ismail, Jafar, Jamal, Kader, Kamil, Karim, Latif, M. Ali, M. Saleh, Mansur, Muksin, Mustafa, Nasrun, Naser, Rahim, Ridwan, Rusdi, Safrudin, Said, Salim, Soleman, Sukri, Taher, Umar, Yakub`,
  ),
  women: words(
    `Aisa, Amina, Anita, Asma, Asria, Fadila, Fahria, Farida, Fatma, Habiba, Hadija, Halima, Hamida, Hartini, Hasna, Irma, Jainab, Jubaida, Kalsum, Karsum, Laila, Maimuna, Mardia, Mariam, Marwa, Masita, Munira, Nadira, Nurain, Nurbaya, Nurhaida, Nurlaila, Rabia, Rahma, Rasuna, Rugaya, Rusna, Sahria, Salma, Samsia, Sitna, Suharni, Sumiati, Suryani, Ulfa, Umi, Wahda, Yulianti, Zainab, Zulaiha`,
  ),
  last: words(
    `Abas, Abdurrahman, Ade, Ahadi, Alhadar, Alting, Amal, Arif, Bahta, Basir, Conoras, Dano, Do Yasin, Fabanyo, Gamtohe, Hamzah, Hi. Abdullah, Hi. Ismail, Ibrahim, Iskandar, Jalil, Kaicili, Kamaluddin, Kotta, Ladjudi, Mahifa, Mahmud, Malagapi, Marasabessy, Marsaoly, Muhammad, Nurdin, Radjab, Rajiloen, Safar, Saiful, Samad, Sangaji, Senuk, Sinyo, Soasiwa, Tomagola, Tosofu, Umasangaji, Yasin, Yusuf`,
  ),
  honours: { men: ['Hi.'], women: ['Hj.'], share: 0.06 },
}
export const sabangNames: NamePool = {
  men: words(
    `Abdul, Adnan, Afrizal, Agussalim, Aiyub, Akmal, Amiruddin, Azhar, Azwir, Bachtiar, Bukhari, Darwis, Dedy, Fadhil, Fajri, Fakhrurrazi, Faisal, Fauzi, Firdaus, Hamdani, Hasballah, Helmi, Husaini, Ibnu, Ikhsan, Irwandi, Iskandar, Ismail, Jailani, Junaidi, Khairul, Mahdi, Marzuki, Maulana, Mirza, Muhammad, Mukhlis, Munawar, Muzakkir, Nasruddin, Rahmad, Razali, Rizki, Safwan, Saifuddin, Syukri, Taufiq, Usman, Zakaria, Zulfikar`,
  ),
  women: words(
    `Aklima, Asmaul, Aslamiah, Azizah, Badriah, Cahaya, Dara, Darwati, Dewi, Dian, Elvina, Erlina, Evi, Faridah, Fitriah, Hafsah, Halimatus, Hasanah, Husna, Ida, Intan, Irma, Jamilah, Khairani, Keumala, Lia, Liza, Mahdalena, Maulida, Meutia, Mulyani, Mutia, Nurasiah, Nurbaiti, Nurhaliza, Nurlaila, Nurmala, Nurul, Putri, Rahmawati, Raihan, Rosmiati, Rosna, Safrina, Salbiah, Suryani, Ulfa, Wardah, Yusra, Zuhra`,
  ),
  last: words(
    `Abubakar, Ahmad, Akbar, Ali, Amin, Ananda, Ansari, Arifin, Azmi, Basyah, Daud, Fitri, Gade, Hamid, Hanafiah, Harun, Hasan, Hidayat, Husin, Ibrahim, Idris, Ilyas, Ismail, Jamil, Juned, Kasim, Mahmud, Maulida, Mauliza, Nurdin, Puteh, Putra, Raudhah, Rahman, Ramadhan, Ridha, Saleh, Salsabila, Syahputra, Syarif, Thaib, Umar, Wahab, Wahyuni, Yahya, Yunus, Yusuf, Zahara, Zainuddin`,
  ),
  honours: { men: ['Teuku', 'Tgk.', 'Said'], women: ['Cut', 'Cut', 'Syarifah'], share: 0.18 },
}
export const sawahluntoNames: NamePool = {
  men: words(
    `Adrial, Afdal, Afrizal, Alfian, Amrizal, Ardi, Arisman, Asril, Bambang, Benni, Chandra, Dasril, Defrizal, Dedi, Edrizal, Efrizon, Eko, Fadhli, Ferizal, Fitra, Hendra, Hendri, Ikhwan, Indra, Irzal, Joni, Khairul, M. Rizki, Maizal, Marjohan, Nasril, Novrizal, Ongki, Parlindungan, Rahmat, Rinaldi, Robi, Rony, Sugeng, Syafrizal, Syahril, Syamsul, Tri, Wahyu, Wardi, Yasril, Yuhendri, Yusrizal, Zulhendri`,
  ),
  women: words(
    `Afrida, Asmawati, Astuti, Darlis, Deswita, Desi, Dewi, Elfi, Elmayeti, Elsa, Erita, Fatma, Fauzia, Febrina, Fitri, Gusmarni, Hasnah, Ira, Irdawati, Lili, Lusi, Maiyulis, Marlina, Melati, Mira, Murniati, Nelfi, Nelly, Nengsih, Nofrida, Nurhasni, Nurlis, Ratih, Refni, Reni, Rini, Rosnida, Sri, Sulastri, Syafrida, Tati, Upik, Vera, Wirda, Yanti, Yelfi, Yulinar, Yusneli, Yustina, Zulfa`,
  ),
  last: words(
    `Ananda, Anwar, Arief, Aziz, Caniago, Chaniago, Darmansyah, Efendi, Fitria, Guci, Hakim, Hanum, Harahap, Hasibuan, Husni, Ilham, Jambak, Kartini, Koto, Kurnia, Lubis, Malik, Mandasari, Maulana, Mayeni, Melayu, Nasution, Nazir, Novita, Oktavia, Patopang, Piliang, Pohan, Putra, Rahman, Ramadani, Rusli, Sari, Sikumbang, Siregar, Sutrisno, Syafri, Tanjung, Wahyuni, Widodo, Yulanda, Yuliza, Zainal`,
  ),
  honours: { men: ['Dt.'], women: [], share: 0.03 },
}
